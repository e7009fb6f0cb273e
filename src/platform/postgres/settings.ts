import { platform } from 'node:process';

/** PostgreSQL settings by name. */
export type Settings = Readonly<Record<string, string>>;

/** For a small server shared with the program itself. What is acknowledged is on disk: durability is left at its full strength. */
const DEFAULT_SETTINGS: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '100',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  // Parallel queries would otherwise need more /dev/shm than containers give (64 MB).
  dynamic_shared_memory_type: 'mmap',
  jit: 'off',
  // After a crash the whole folder is brought to disk first: at once, rather than file by file.
  ...(platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** The server's command line settings, the caller's last so that they win. */
export function settingArguments(chosen: Settings): string[] {
  return Object.entries({ ...DEFAULT_SETTINGS, ...chosen }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
