from odoo import api, fields, models
from odoo.tools import SQL


class ChatSeen(models.Model):
    """Apart from the channels, as typing is: every message that a visitor reads would be one more update of their row."""
    _name = 'seitech.chat.desk.seen'
    _description = 'How far visitors have read their chats'
    _log_access = False
    _rec_name = 'channel_id'

    channel_id = fields.Many2one('seitech.chat.channel', required=True, ondelete='cascade')
    message_id = fields.Integer(required=True, help='No reference: the message may be deleted, the mark stays where it is.')

    _once_per_channel = models.Constraint('UNIQUE(channel_id)')

    @api.model
    def _desk_seen(self, marks):
        """Moves marks forward, never back, to the last message of the channel at or before the one that is named.

        :param marks: [(channel's id, message's id)], each channel once
        :return: {channel: message's id} of those that have moved
        """
        moved = self.env.execute_query(SQL(
            """
            INSERT INTO %(seen)s AS seen (channel_id, message_id)
            SELECT channel.id, max(message.id)
              FROM unnest(%(channels)s::int[], %(messages)s::int[]) AS mark(channel_id, message_id)
              JOIN %(channel)s channel ON channel.id = mark.channel_id AND channel.channel_type = 'public_support'
              JOIN %(message)s message ON message.channel_id = channel.id AND message.id <= mark.message_id
             GROUP BY channel.id ORDER BY channel.id
            ON CONFLICT (channel_id) DO UPDATE SET message_id = EXCLUDED.message_id WHERE seen.message_id < EXCLUDED.message_id
            RETURNING channel_id, message_id
            """,
            seen=SQL.identifier(self._table),
            channel=SQL.identifier(self.env['seitech.chat.channel']._table),
            message=SQL.identifier(self.env['seitech.chat.message']._table),
            channels=[channel for channel, _message in marks], messages=[message for _channel, message in marks],
        ))
        self.invalidate_model(['message_id'])
        return {self.env['seitech.chat.channel'].browse(channel): message for channel, message in moved}

    @api.model
    def _desk_seen_in(self, channel):
        """The last message that the visitor has read; 0 for none."""
        return self.search([('channel_id', '=', channel.id)]).message_id
