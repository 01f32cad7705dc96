from odoo import _, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .deletion import GATEWAY_NAMES
from .request import log_request

ERASED = {
    'name': 'Erased visitor', 'visitor_info': False, 'state': 'closed',
    'desk_rating': False, 'desk_rating_comment': False, 'desk_rated_at': False,
}


class ChatChannel(models.Model):
    _inherit = 'seitech.chat.channel'

    def gateway_erase(self):
        """Deletes what a visitor wrote and was answered, and who he was; for the gateway only. Can be repeated.

        With more rights than the gateway has: it deletes nothing else, ever.

        :return: how much there was: {'messages': int, 'files': int}
        """
        self._desk_check_gateway()
        channels = self.sudo().exists()
        if any(channel.channel_type != 'public_support' for channel in channels):
            raise AccessError(_("Only a visitor's chat can be erased."))
        messages = self.env['seitech.chat.message'].sudo().with_context(active_test=False).search(
            [('channel_id', 'in', channels.ids)])
        files = channels._desk_bound_files(messages)
        counts = {'messages': len(messages), 'files': len(files)}
        files.unlink()
        messages.unlink()
        channels._desk_anonymise()
        log_request(self, 'erased')
        return counts

    def _desk_bound_files(self, messages):
        bound = Domain.OR(Domain('res_model', '=', records._name) & Domain('res_id', 'in', records.ids)
                          for records in (self, messages))
        return self.env['ir.attachment'].sudo().search(bound) | self._desk_loose_files(messages)

    def _desk_loose_files(self, messages):
        """Files of the messages that nobody has bound to anything, and that no other chat shows."""
        loose = messages.attachment_ids.filtered(
            lambda file: not file.res_id and file.res_model in (False, self._name, messages._name))
        elsewhere = messages.search([('attachment_ids', 'in', loose.ids), ('channel_id', 'not in', self.ids)])
        return loose - elsewhere.attachment_ids

    def _desk_anonymise(self):
        self.write(ERASED)
        if 'session_token' in self._fields:
            self.filtered('session_token').write({'session_token': False})
        self.env['seitech.chat.desk.seen'].sudo().search([('channel_id', 'in', self.ids)]).unlink()
        self.env['ir.model.data'].sudo().search(
            [('module', '=', GATEWAY_NAMES), ('model', '=', self._name), ('res_id', 'in', self.ids)]).unlink()
