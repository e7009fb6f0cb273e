set local citus.multi_shard_modify_mode = 'sequential';
select putright_set_foreign_keys_aside();
select create_distributed_table('home_positions', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('damp_episodes', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('insight_runs', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('insight_areas', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('insight_clusters', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('insight_alarms', 'landlord_id', colocate_with => 'landlord_keys');
select putright_put_foreign_keys_back();
