from odoo import api, fields, models
from odoo.tools import SQL

# A typing notice counts for so long; whoever types on sends another one in time.
SECONDS = 6

# Not the transaction's start, which Odoo's own clock is: a request that waited would look older than it is.
NOW = SQL("(clock_timestamp() AT TIME ZONE 'UTC')")
STILL_TYPING = SQL('typed_at > %s - make_interval(secs => %s)', NOW, SECONDS)


class ChatTyping(models.Model):
    """Apart from the channels: a row of theirs that changes with every keystroke would hinder everyone who writes it."""
    _name = 'seitech.chat.desk.typing'
    _description = 'Agents who type in a chat channel'
    _log_access = False
    _rec_name = 'channel_id'

    channel_id = fields.Many2one('seitech.chat.channel', required=True, ondelete='cascade')
    user_id = fields.Many2one('res.users', required=True, index=True, ondelete='cascade')
    typed_at = fields.Datetime(required=True, index=True)

    _once_per_user = models.Constraint('UNIQUE(channel_id, user_id)')

    @api.model
    def _desk_typed(self, channel, user):
        self.env.execute_query(SQL(
            """
            INSERT INTO %(table)s (channel_id, user_id, typed_at) VALUES (%(channel)s, %(user)s, %(now)s)
            ON CONFLICT (channel_id, user_id) DO UPDATE SET typed_at = EXCLUDED.typed_at RETURNING id
            """,
            table=SQL.identifier(self._table), channel=channel.id, user=user.id, now=NOW,
        ))
        self.invalidate_model(['typed_at'])

    @api.model
    def _desk_who_types(self, channel):
        rows = self.env.execute_query(SQL(
            'SELECT user_id FROM %s WHERE channel_id = %s AND %s ORDER BY user_id',
            SQL.identifier(self._table), channel.id, STILL_TYPING))
        return self.env['res.users'].browse(user for user, in rows)

    @api.autovacuum
    def _gc_typing(self):
        self.env.cr.execute(SQL('DELETE FROM %s WHERE NOT %s', SQL.identifier(self._table), STILL_TYPING))
