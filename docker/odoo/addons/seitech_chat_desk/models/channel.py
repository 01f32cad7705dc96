from odoo import _, api, fields, models
from odoo.exceptions import ValidationError

from .users import AGENTS, MODERATORS

LONGEST_NAME = 100
# An index refuses what is much longer, and with it the chat.
LONGEST_EMAIL = 254


class ChatChannel(models.Model):
    _name = 'seitech.chat.channel'
    _inherit = ['seitech.chat.channel', 'seitech.chat.visibility.recheck']
    _desk_visibility_fields = ('channel_type',)

    desk_visitor_name = fields.Char(string='Visitor', compute='_compute_desk_visitor', store=True, precompute=True)
    desk_visitor_email = fields.Char(
        string='E-mail', compute='_compute_desk_visitor', store=True, precompute=True, index='btree_not_null')
    desk_assigned_id = fields.Many2one(
        'res.users', string='Assigned to', index='btree_not_null', copy=False, falsy_value_label='Unassigned',
        group_expand='_desk_expand_assigned',
        domain=lambda self: [('all_group_ids', 'in', [self.env.ref(AGENTS).id])])

    # The gateway asks every few seconds what was written since.
    _desk_written_idx = models.Index('(write_date, id)')

    @api.depends('visitor_info')
    def _compute_desk_visitor(self):
        for channel in self:
            info = channel.visitor_info if isinstance(channel.visitor_info, dict) else {}
            channel.desk_visitor_name = self._desk_text(info.get('name'))[:LONGEST_NAME] or False
            channel.desk_visitor_email = self._desk_text(info.get('email')).lower()[:LONGEST_EMAIL] or False

    @api.model
    def _desk_text(self, value):
        """What a visitor's browser sent may be anything; only text is of use."""
        return value.strip() if isinstance(value, str) else ''

    @api.model
    def _desk_expand_assigned(self, users, domain):
        """A column for the agent himself too: he takes a chat by dragging it there."""
        return users | self.env.user if self.env.user._desk_is_agent() else users

    @api.constrains('desk_assigned_id')
    def _check_desk_assigned(self):
        for user in self.sudo().desk_assigned_id:
            if not user._desk_is_agent():
                raise ValidationError(_('%s is no support agent.', user.name))

    def unlink(self):
        """A visitor's chat takes with it what everybody said in it: that is for those who may delete any message."""
        allowed = self.env['res.users']._desk_speaks_for_others() or self.env.user.has_group(MODERATORS)
        if not allowed and 'public_support' in self.sudo().mapped('channel_type'):
            raise self.env['ir.rule']._make_access_error('unlink', self)
        return super().unlink()

    def desk_take_over(self):
        return self.write({'desk_assigned_id': self.env.uid})

    def desk_close(self):
        return self.write({'state': 'closed'})

    def desk_reopen(self):
        return self.write({'state': 'active'})

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        """Keeps the visitor's session token out of filters, exports and groups.

        A view of the customer's that names it still gets its description: without one the web client breaks.
        """
        found = super().fields_get(allfields, attributes)
        if 'session_token' in found and not self.env.is_system():
            token = found.pop('session_token')
            if allfields:
                unusable = {'searchable', 'sortable', 'groupable', 'exportable'}
                found['session_token'] = {name: name not in unusable and value for name, value in token.items()}
        return found
