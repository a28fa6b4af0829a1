/** A thing of the domain as an export carries it. */
export interface Thing {
  /** Names its two files. */
  readonly thing: string;
  readonly table: string;
  readonly zh: string;
  readonly en: string;
  /** Columns that never leave: secrets. */
  readonly without?: readonly string[];
  /** In place of the table: a query with `workspace_id`, and its other columns. */
  readonly view?: { readonly query: string; readonly columns: readonly string[] };
}

const MEMBERS = `select m.workspace_id, m.user_id, u.name, u.email, m.role, m.created_at as joined_at
  from members m join users u on u.id = m.user_id`;

/** Everything that an export carries, in the order of the loop. */
export const THINGS: readonly Thing[] = [
  { thing: 'voices', table: 'voices', zh: '客户声音', en: 'what customers said, masked' },
  {
    thing: 'points',
    table: 'points',
    zh: '声音中的每一点及其痛点',
    en: 'what each voice says, and its pain',
  },
  { thing: 'pains', table: 'pains', zh: '痛点', en: 'what hurts customers' },
  { thing: 'pain-days', table: 'pain_days', zh: '痛点每日数量', en: 'voices of a pain per day (UTC)' },
  { thing: 'pain-events', table: 'pain_events', zh: '痛点的经历', en: 'the life of pains' },
  { thing: 'pain-judgements', table: 'pain_judgements', zh: '对归类的评判', en: 'judgements on grouping' },
  {
    thing: 'pain-proposals',
    table: 'pain_proposals',
    zh: '建议的合并与拆分',
    en: 'merges and splits that the engine proposed',
  },
  { thing: 'pain-themes', table: 'pain_themes', zh: '主题', en: 'what several pains are about' },
  { thing: 'theme-events', table: 'theme_events', zh: '主题的经历', en: 'the life of themes' },
  {
    thing: 'pair-judgements',
    table: 'pair_judgements',
    zh: '对两条声音是否同一件事的评判',
    en: 'whether two points are about one thing, as people judged',
  },
  {
    thing: 'point-corrections',
    table: 'point_corrections',
    zh: '对类别和情绪的更正',
    en: 'what people corrected in the reading of points',
  },
  {
    thing: 'mood-models',
    table: 'mood_models',
    zh: '情绪学习的各版本',
    en: 'versions of what was learned of moods',
    without: ['model'],
  },
  {
    thing: 'learned-encoders',
    table: 'learned_encoders',
    zh: '编码器的各版本',
    en: 'versions of the encoder learned here',
    without: ['model'],
  },
  { thing: 'bells', table: 'bells', zh: '拉铃', en: 'bells' },
  { thing: 'bell-steps', table: 'bell_steps', zh: '拉铃的步骤', en: 'every step of a bell' },
  {
    thing: 'bell-voices',
    table: 'bell_voices',
    zh: '拉铃所附的声音',
    en: 'voices that a bell was rung with',
  },
  { thing: 'bell-tellings', table: 'bell_tellings', zh: '已告知的客户', en: 'speakers who were told' },
  { thing: 'routing-rules', table: 'routing_rules', zh: '拉铃规则', en: 'who hears a bell' },
  { thing: 'working-calendars', table: 'working_calendars', zh: '工作日历', en: 'working hours' },
  { thing: 'series', table: 'beacon_series', zh: '盯着的序列', en: 'series that are watched' },
  { thing: 'series-bins', table: 'beacon_bins', zh: '序列的数', en: 'what the series counted' },
  { thing: 'promotions', table: 'promotions', zh: '大促日历', en: 'calendar of promotions' },
  { thing: 'alarms', table: 'alarms', zh: '告警', en: 'alarms of the beacon' },
  { thing: 'alarm-steps', table: 'alarm_steps', zh: '告警的步骤', en: 'every step of an alarm' },
  { thing: 'alarm-reviews', table: 'alarm_reviews', zh: '告警复盘', en: 'reviews of alarms' },
  { thing: 'silences', table: 'silences', zh: '静默与维护窗', en: 'silences and maintenance windows' },
  { thing: 'rotas', table: 'rotas', zh: '值班表', en: 'who is on call when' },
  { thing: 'ladders', table: 'ladders', zh: '升级梯', en: 'who is called for an alarm' },
  {
    thing: 'ladder-runs',
    table: 'ladder_runs',
    zh: '告警的升级过程',
    en: 'how far the ladder of an alarm came',
  },
  {
    thing: 'paging-channels',
    table: 'paging_channels',
    zh: '叫人通道（不含地址与密钥）',
    en: 'robots and webhooks, without addresses and secrets',
    without: ['sealed', 'has_secret'],
  },
  {
    thing: 'page-deliveries',
    table: 'page_deliveries',
    zh: '叫人记录',
    en: 'who was called, and whether it arrived',
  },
  {
    thing: 'page-preferences',
    table: 'page_preferences',
    zh: '叫人偏好',
    en: 'how members want to be called',
  },
  { thing: 'controls', table: 'controls', zh: '布控', en: 'controls that enforcement points carry out' },
  { thing: 'control-steps', table: 'control_steps', zh: '布控的步骤', en: 'every step of a control' },
  { thing: 'control-hits', table: 'control_hits', zh: '布控每小时命中', en: 'hits of a control per hour' },
  { thing: 'control-appeals', table: 'control_appeals', zh: '申诉', en: 'appeals against controls' },
  { thing: 'control-policies', table: 'control_policies', zh: '布控边界', en: 'how far controls may go' },
  { thing: 'playbooks', table: 'playbooks', zh: '剧本', en: 'what is done about an alarm of a kind' },
  { thing: 'playbook-runs', table: 'playbook_runs', zh: '剧本的执行', en: 'runs of playbooks' },
  {
    thing: 'enforcement-points',
    table: 'enforcement_points',
    zh: '执行点',
    en: 'programs that carry out controls',
  },
  {
    thing: 'control-webhooks',
    table: 'control_webhooks',
    zh: '布控 Webhook（不含密钥）',
    en: 'systems that controls are posted to, without the secrets',
    without: ['sealed_secret'],
  },
  { thing: 'cycles', table: 'cycles', zh: '战略周期', en: 'cycles of the strategy' },
  { thing: 'modules', table: 'modules', zh: '业务模块', en: 'business modules' },
  { thing: 'propositions', table: 'propositions', zh: '战略主张', en: 'propositions' },
  {
    thing: 'proposition-versions',
    table: 'proposition_versions',
    zh: '战略主张的各版本',
    en: 'versions of propositions',
  },
  { thing: 'adjustments', table: 'adjustments', zh: '战略调整', en: 'adjustments of the strategy' },
  { thing: 'links', table: 'links', zh: '关联与证据', en: 'links between things, evidence included' },
  { thing: 'imports', table: 'imports', zh: '导入', en: 'files of voices that were imported' },
  { thing: 'import-rejections', table: 'import_rejections', zh: '导入时拒收的行', en: 'rows not taken' },
  {
    thing: 'members',
    table: 'members',
    zh: '成员',
    en: 'members',
    view: { query: MEMBERS, columns: ['user_id', 'name', 'email', 'role', 'joined_at'] },
  },
  { thing: 'former-members', table: 'former_members', zh: '已离开的成员', en: 'former members' },
  { thing: 'invitations', table: 'invitations', zh: '邀请', en: 'invitations', without: ['secret_hash'] },
  {
    thing: 'keys',
    table: 'api_keys',
    zh: 'API 密钥（不含密钥）',
    en: 'API keys, without the keys',
    without: ['secret_hash'],
  },
  { thing: 'notifications', table: 'notifications', zh: '通知', en: 'what members were told' },
  { thing: 'digests', table: 'digest_days', zh: '每日摘要的发送', en: 'digests that were sent' },
  { thing: 'audit', table: 'audit_entries', zh: '变更记录', en: 'every change: who, when, what, why' },
  { thing: 'workspace', table: 'workspaces', zh: '工作区', en: 'the workspace and its settings' },
];

/** Tables that no export carries: secrets of signing in, and what the server derives from the rest for itself. */
export const WITHHELD: ReadonlySet<string> = new Set([
  'users',
  'sessions',
  'credentials',
  'verifications',
  'two_factors',
  'rate_limits',
  'sign_in_failures',
  'one_time_links',
  'author_salts',
  'watch_states',
  'watch_snapshots',
  'listening_states',
  'listening_decisions',
  'voice_sequences',
  'voice_words',
  'sample_loads',
  'control_revisions',
  'push_subscriptions',
  'used_page_links',
]);
