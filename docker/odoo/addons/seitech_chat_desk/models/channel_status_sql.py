from odoo import models
from odoo.tools import SQL


class ChatChannel(models.Model):
    """The desk's figures as SQL expressions, for a channel's row under the given alias."""
    _inherit = 'seitech.chat.channel'

    def _desk_column(self, alias, name, model=None):
        model = self if model is None else model
        return SQL.identifier(alias, name, to_flush=model._fields[name])

    def _desk_messages_sql(self, alias, selected):
        """A query over the messages `m` of the channel; more conditions can follow."""
        message = self.env['seitech.chat.message']
        return SQL('SELECT %s FROM %s m WHERE %s = %s', selected, SQL.identifier(message._table),
                   self._desk_column('m', 'channel_id', message), SQL.identifier(alias, 'id'))

    def _desk_is_visitor_sql(self, alias='m'):
        message = self.env['seitech.chat.message']
        return SQL("(%s IS NULL AND %s IS DISTINCT FROM 'system')", self._desk_column(alias, 'author_id', message),
                   self._desk_column(alias, 'message_type', message))

    def _desk_last_id_sql(self, alias):
        return SQL('(%s)', self._desk_messages_sql(alias, SQL('max(m.id)')))

    def _desk_unanswered_sql(self, alias, selected):
        """A query over the visitor's messages `m` that no agent's message follows."""
        answered = SQL('%s AND m.author_id IS NOT NULL', self._desk_messages_sql(alias, SQL('max(m.id)')))
        return SQL('%s AND %s AND m.id > COALESCE((%s), 0)',
                   self._desk_messages_sql(alias, selected), self._desk_is_visitor_sql(), answered)

    def _desk_waiting_id_sql(self, alias):
        """The message that the visitor waits for an answer to, since the longest."""
        return SQL("(%s AND %s = 'active')", self._desk_unanswered_sql(alias, SQL('min(m.id)')),
                   self._desk_column(alias, 'state'))

    def _desk_unread_sql(self, alias):
        """How many unanswered messages the assigned agent has not read, or nobody where none is assigned."""
        message = self.env['seitech.chat.message']
        reads = message._fields['read_by_ids']
        assigned = self._desk_column(alias, 'desk_assigned_id')
        return SQL(
            '(%s AND NOT EXISTS (SELECT FROM %s r WHERE %s = m.id AND (%s IS NULL OR %s = %s)))',
            self._desk_unanswered_sql(alias, SQL('count(*)')), SQL.identifier(reads.relation),
            SQL.identifier('r', reads.column1, to_flush=reads), assigned, SQL.identifier('r', reads.column2), assigned)
