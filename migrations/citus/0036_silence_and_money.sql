set local citus.multi_shard_modify_mode = 'sequential';
select putright_set_foreign_keys_aside();
select create_distributed_table('insight_parts', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('insight_silent_places', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('insight_silent_homes', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('insight_silent_audit', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('insight_money', 'landlord_id', colocate_with => 'landlord_keys');
select putright_put_foreign_keys_back();
