// What of a chat its visitor has not seen.

import type { Conversation } from './conversation';

export const unread = ({ messages }: Conversation, seenUpTo: number): number =>
  messages.filter(({ id, is_agent: isAgent, type }) => isAgent && type !== 'system' && id > seenUpTo).length;
