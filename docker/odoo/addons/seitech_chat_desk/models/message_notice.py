from odoo import models
from odoo.tools import SQL

from .deletion import GATEWAY_NAMES


class ChatMessage(models.Model):
    """Who has to know that a message changed: the web clients, and the gateway that follows write_date and deletions."""
    _inherit = 'seitech.chat.message'

    def _desk_notify(self, event):
        for channel, change in self._desk_changes(event):
            channel._desk_notify(*change)

    def _desk_changes(self, event):
        """What `_desk_notify` of each channel is called with, gathered while the messages are there."""
        return [(channel, (event, messages.ids, any(message._desk_is_visitors() for message in messages)))
                for channel, messages in self.sudo().grouped('channel_id').items()]

    def _desk_is_visitors(self):
        return not self.author_id and self.message_type != 'system'

    def _desk_deletions(self):
        """A deletion's row for each message. Odoo deletes the external ids together with the messages."""
        known = self.env['ir.model.data'].sudo().search_read(
            [('module', '=', GATEWAY_NAMES), ('model', '=', self._name), ('res_id', 'in', self.ids)], ['name', 'res_id'])
        names = {row['res_id']: row['name'] for row in known}
        return [{'message_id': message.id, 'channel_id': message.channel_id.id, 'external_id': names.get(message.id)}
                for message in self.sudo()]

    def _desk_touch(self):
        """Makes the messages look changed, for whoever may not write them, and for a follower of write_date."""
        if self:
            self.flush_recordset(['write_date'])
            self.env.cr.execute(SQL('UPDATE %s SET write_date = %s WHERE id IN %s',
                                    SQL.identifier(self._table), self.env.cr.now(), tuple(self.ids)))
            self.invalidate_recordset(['write_date'], flush=False)
        self._desk_notify('update')
