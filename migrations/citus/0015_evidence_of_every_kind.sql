set local citus.multi_shard_modify_mode = 'sequential';
select putright_set_foreign_keys_aside();
select create_distributed_table('evidence_documents', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('evidence_withdrawals', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('orphans', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('orphan_files', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('orphan_queues', 'landlord_id', colocate_with => 'landlord_keys');
select putright_put_foreign_keys_back();
