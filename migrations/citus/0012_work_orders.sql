set local citus.multi_shard_modify_mode = 'sequential';
select putright_set_foreign_keys_aside();
select create_distributed_table('contractors', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('contracts', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('contractor_changes', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('rates', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('work_orders', 'landlord_id', colocate_with => 'landlord_keys');
select putright_put_foreign_keys_back();
