set local citus.multi_shard_modify_mode = 'sequential';
select putright_set_foreign_keys_aside();
select create_distributed_table('message_wordings', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('letter_batches', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('message_tasks', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('addresses_not_working', 'landlord_id', colocate_with => 'landlord_keys');
select putright_put_foreign_keys_back();
