set local citus.multi_shard_modify_mode = 'sequential';
select putright_set_foreign_keys_aside();
select create_distributed_table('hazard_checks', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('hazard_recurrences', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('hazard_works', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('temporary_moves', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('hazard_spread', 'landlord_id', colocate_with => 'landlord_keys');
select putright_put_foreign_keys_back();
