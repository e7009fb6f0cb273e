set local citus.multi_shard_modify_mode = 'sequential';
select putright_set_foreign_keys_aside();
select create_distributed_table('inspection_draws', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('post_inspections', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('post_inspection_items', 'landlord_id', colocate_with => 'landlord_keys');
select putright_put_foreign_keys_back();
