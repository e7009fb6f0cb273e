set local citus.multi_shard_modify_mode = 'sequential';
select putright_set_foreign_keys_aside();
select create_distributed_table('words_about_texts', 'landlord_id', colocate_with => 'landlord_keys');
select putright_put_foreign_keys_back();
