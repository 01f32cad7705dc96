from odoo import _, api, fields, models

from .request import log_request


class ChatChannel(models.Model):
    """Who ended a chat, and when: the visitor, for whom the gateway does it, or somebody in Odoo."""
    _inherit = 'seitech.chat.channel'

    desk_closed_at = fields.Datetime(string='Closed', readonly=True, copy=False)
    desk_closed_id = fields.Many2one('res.users', string='Closed by agent', readonly=True, copy=False)
    desk_closed_by = fields.Char(string='Closed by', compute='_compute_desk_closed_by', compute_sudo=True)

    @api.depends('desk_closed_at', 'desk_closed_id')
    @api.depends_context('lang')
    def _compute_desk_closed_by(self):
        for channel in self:
            who = channel.desk_closed_id.name or _('Visitor')
            channel.desk_closed_by = who if channel.desk_closed_at else False

    def write(self, vals):
        if 'state' not in vals:
            return super().write(vals)
        before = self._desk_open()
        result = super().write(vals)
        after = self._desk_open()
        (before - after)._desk_note_end()
        (after - before).sudo().write({'desk_closed_at': False, 'desk_closed_id': False})
        return result

    def _desk_open(self):
        return self.filtered(lambda channel: channel.sudo().state == 'active')

    def _desk_note_end(self):
        user = self.env.user
        if self and user._desk_is_gateway():
            log_request(self, 'closed')
        self.sudo().write({
            'desk_closed_at': fields.Datetime.now(),
            'desk_closed_id': False if user._desk_is_gateway() else user.id,
        })
