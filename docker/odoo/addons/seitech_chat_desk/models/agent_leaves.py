from odoo import models


class User(models.Model):
    _inherit = 'res.users'

    def write(self, vals):
        result = super().write(vals)
        if not vals.keys().isdisjoint(('active', 'group_ids')):
            self._desk_release_chats()
        return result

    def _desk_release_chats(self):
        """Gives back the open chats of those who answer no longer: who is left would wait for them."""
        left = self.sudo().filtered(lambda user: not (user.active and user._desk_is_agent()))
        self.env['seitech.chat.channel'].sudo().search(
            [('desk_assigned_id', 'in', left.ids), ('state', '=', 'active')]).write({'desk_assigned_id': False})


class Group(models.Model):
    _inherit = 'res.groups'

    def write(self, vals):
        result = super().write(vals)
        if not vals.keys().isdisjoint(('user_ids', 'all_user_ids', 'implied_ids', 'implied_by_ids')):
            self.env['res.users'].sudo().with_context(active_test=False).search(
                [('id', 'in', self._desk_who_answers())])._desk_release_chats()
        return result

    def _desk_who_answers(self):
        groups = self.env['seitech.chat.channel'].sudo()._read_group(
            [('desk_assigned_id', '!=', False), ('state', '=', 'active')], ['desk_assigned_id'])
        return [user.id for user, in groups]
