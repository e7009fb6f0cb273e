/** The rows of the spine's tables, as PostgreSQL gives them with our type parsers. Only the store writes them. */
export interface CaseRow {
  landlord_id: string;
  id: string;
  reference: string;
  kind: string;
  title: string;
  home_id: string | null;
  communal_area_id: string | null;
  resident_id: string | null;
  owner_id: string;
  team_id: string;
  stage: string;
  priority: string | null;
  update_every: number;
  next_due_at: string | null;
  last_contact_at: string | null;
  opened_at: string;
  closed_at: string | null;
  version: number;
  last_sequence: number;
  last_hash: Buffer;
  search_text: string;
}

export interface CaseEventRow {
  landlord_id: string;
  case_id: string;
  sequence: number;
  at: string;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  type: string;
  data: Record<string, unknown>;
  previous_hash: Buffer;
  hash: Buffer;
}

export interface DeadlineRow {
  landlord_id: string;
  id: string;
  case_id: string;
  promise_id: string | null;
  kind: string;
  rule: string;
  rule_version: string;
  duty: string;
  counted_from: string;
  due_on: string | null;
  due_at: string | null;
  because: string;
  citation: string;
  confidence: string;
  steps: unknown;
  status: string;
  set_at: string;
  settled_at: string | null;
  late: boolean;
  ends_at: string;
  last_point: string | null;
  reminders: number;
  next_look_at: string | null;
}

export interface PromiseRow {
  landlord_id: string;
  id: string;
  case_id: string;
  made_to: string;
  words: string;
  due_on: string;
  owner_id: string;
  made_at: string;
  kept_by: string | null;
  outcome: string | null;
  outcome_at: string | null;
  outcome_reason: string | null;
}
