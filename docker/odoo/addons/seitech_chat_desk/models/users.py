from odoo import models


class User(models.Model):
    _inherit = 'res.users'

    def _is_chat_gateway(self):
        return self.has_group('seitech_chat_desk.group_chat_gateway')

    def _is_support_agent(self):
        """Managers are agents too. The gateway is never one, whatever groups somebody gives it: it writes for visitors."""
        return self.has_group('seitech_elearning.group_elearning_support_agent') and not self._is_chat_gateway()
