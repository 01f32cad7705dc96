// What the gateway says, as its description at /q/openapi has it.

export type Status = 'queued' | 'sent' | 'read' | 'failed';

export interface Attachment {
  readonly id: number;
  readonly name: string;
  readonly mimetype: string;
  readonly size: number;
  /** Empty while the file is on its way. */
  readonly url: string;
}

export interface Reaction {
  readonly emoji: string;
  readonly count: number;
}

export interface Message {
  readonly id: number;
  readonly content: string;
  readonly author_name: string;
  readonly created_at: string;
  readonly is_agent: boolean;
  readonly type: 'text' | 'file' | 'image' | 'system';
  /** The visitor's own only. */
  readonly status?: Status;
  readonly attachments?: readonly Attachment[];
  readonly reactions?: readonly Reaction[];
  /** The provisional id under which it may be known. */
  readonly replaces?: number;
}

export interface Deleted {
  readonly id: number;
  readonly deleted: true;
}

export interface Started {
  readonly channel_id: number;
  readonly session_token: string;
  readonly resumed?: boolean;
}

export interface Accepted {
  readonly message_id: number;
  readonly queued?: boolean;
  readonly file_url?: string;
}

export interface Page {
  readonly messages: readonly Message[];
  readonly has_more: boolean;
  readonly cursor: string;
  readonly state: string;
  readonly degraded?: boolean;
}

export interface News {
  readonly messages: readonly Message[];
  readonly updated?: readonly (Message | Deleted)[];
  readonly is_typing: boolean;
  readonly cursor: string;
  readonly state: string;
  readonly degraded?: boolean;
}

export type Feature = 'rating' | 'transcript' | 'close' | 'typing' | 'read';

export interface Desk {
  readonly online: boolean;
  readonly agents_available: boolean;
  readonly accepts_messages: boolean;
  /** Absent where the gateway does not tell: then trying tells. */
  readonly features?: Partial<Record<Feature, boolean>>;
}
