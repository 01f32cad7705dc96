from odoo import api, models

AGENTS = 'seitech_elearning.group_elearning_support_agent'
MODERATORS = 'seitech_elearning.group_elearning_manager'
GATEWAY = 'seitech_chat_desk.group_chat_gateway'


class User(models.Model):
    _inherit = 'res.users'

    def _desk_is_gateway(self):
        return self.has_group(GATEWAY)

    def _desk_is_agent(self):
        """Managers are agents too. The gateway is never one, whatever groups somebody gives it: it writes for visitors."""
        return self.has_group(AGENTS) and not self._desk_is_gateway()

    @api.model
    def _desk_speaks_for_others(self):
        return self.env.is_system() or self.env.user._desk_is_gateway()
