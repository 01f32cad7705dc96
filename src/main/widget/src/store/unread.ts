// What of a chat its visitor has not seen.

import type { Message } from '../api/types';
import type { Conversation } from './conversation';

export const unread = ({ messages }: Conversation, seenUpTo: number): Message[] =>
  messages.filter(({ id, is_agent: isAgent, type }) => isAgent && type !== 'system' && id > seenUpTo);
