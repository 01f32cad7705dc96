from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .preview import preview

NOTHING = (False, False, False, False, 0)


class ChatChannel(models.Model):
    _inherit = 'seitech.chat.channel'

    desk_last_message = fields.Char(string='Last Message', compute='_compute_desk_status')
    desk_last_from_visitor = fields.Boolean(string='Last Message From Visitor', compute='_compute_desk_status')
    desk_last_message_at = fields.Datetime(
        string='Last Message At', compute='_compute_desk_status', search='_search_desk_last_message_at')
    desk_waiting_since = fields.Datetime(
        string='Waiting Since', compute='_compute_desk_status', search='_search_desk_waiting_since')
    desk_unread_count = fields.Integer(
        string='Unread Messages', compute='_compute_desk_status', search='_search_desk_unread_count')

    @api.depends('state', 'desk_assigned_id', 'message_ids.content', 'message_ids.author_id',
                 'message_ids.message_type', 'message_ids.read_by_ids')
    def _compute_desk_status(self):
        found = {channel_id: status for channel_id, *status in self.env.execute_query(self._desk_status_sql())}
        for channel in self:
            content, from_visitor, last_at, waiting_since, unread = found.get(channel._origin.id, NOTHING)
            channel.desk_last_message = preview(content)
            channel.desk_last_from_visitor = from_visitor
            channel.desk_last_message_at = last_at
            channel.desk_waiting_since = waiting_since
            channel.desk_unread_count = unread

    def _desk_status_sql(self):
        message = self.env['seitech.chat.message']
        return SQL(
            """
            SELECT c.id, left(%(content)s, 1000), %(from_visitor)s, last.create_date, waiting.create_date, %(unread)s
              FROM unnest(%(ids)s::int[]) AS wanted(id)
              JOIN %(channels)s c ON c.id = wanted.id
              LEFT JOIN LATERAL (SELECT * FROM %(messages)s m WHERE m.id = %(last_id)s) last ON TRUE
              LEFT JOIN LATERAL (SELECT * FROM %(messages)s m WHERE m.id = %(waiting_id)s) waiting ON TRUE
            """,
            ids=self._origin.ids, channels=SQL.identifier(self._table), messages=SQL.identifier(message._table),
            content=self._desk_column('last', 'content', message),
            from_visitor=SQL('last.id IS NOT NULL AND %s', self._desk_is_visitor_sql('last')),
            last_id=self._desk_last_id_sql('c'), waiting_id=self._desk_waiting_id_sql('c'), unread=self._desk_unread_sql('c'))

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        """By the message's id, which grows with the time. Channels without one come last, either way."""
        keys = {'desk_last_message_at': self._desk_last_id_sql, 'desk_waiting_since': self._desk_waiting_id_sql}
        if field_name in keys:
            return SQL('%s %s %s', keys[field_name](alias), direction, nulls or SQL('NULLS LAST'))
        return super()._order_field_to_sql(alias, field_name, direction, nulls, query)

    def _search_desk_last_message_at(self, operator, value):
        """Whether something was said (!= False) or nothing (= False), no more. Far cheaper than `message_ids`."""
        if operator != 'in' or set(value) != {False}:
            return NotImplemented
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL('NOT EXISTS (%s)', model._desk_messages_sql(alias, SQL('1'))),
            predicate=lambda channel: not channel.desk_last_message_at)

    def _search_desk_waiting_since(self, operator, value):
        """Whether somebody waits (!= False) or not (= False), no more."""
        if operator != 'in' or set(value) != {False}:
            return NotImplemented
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL('%s IS NULL', model._desk_waiting_id_sql(alias)),
            predicate=lambda channel: not channel.desk_waiting_since)

    def _search_desk_unread_count(self, operator, value):
        """Whether something is unread (> 0) or not (<= 0), no more."""
        if operator not in ('>', '<=') or value != 0:
            return NotImplemented
        some = Domain.custom(
            to_sql=lambda model, alias, query: SQL('%s > 0', model._desk_unread_sql(alias)),
            predicate=lambda channel: channel.desk_unread_count > 0)
        return some if operator == '>' else ~some
