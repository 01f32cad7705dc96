from unittest.mock import patch

from odoo.tests import tagged

from .common import DeskCase

LOG = 'odoo.addons.seitech_chat_desk.models.request._logger.info'


@tagged('post_install', '-at_install')
class TestRequest(DeskCase):

    def logged(self, request, action):
        """What is logged when the gateway does it for a request."""
        channel = self.support.with_user(self.gateway).with_context(gateway_request_id=request)
        with patch(LOG) as info:
            action(channel)
        return [call.args[0] % call.args[1:] for call in info.call_args_list]

    def test_what_the_gateway_does_is_logged_with_the_visitors_request(self):
        for event, action in (
            ('rated', lambda channel: channel.gateway_rate(4, 'Quick and kind.')),
            ('closed', lambda channel: channel.write({'state': 'closed'})),
            ('erased', lambda channel: channel.gateway_erase()),
        ):
            [line] = self.logged('3f2a-b.c_d', action)
            self.assertIn(f'{event}: seitech.chat.channel [{self.support.id}], gateway request 3f2a-b.c_d', line)
            self.assertNotIn('Quick', line)

    def test_only_what_looks_like_an_id_is_repeated(self):
        for request in (None, 7, ['a'], 'two\nlines', 'a b', 'x' * 65, ''):
            [line] = self.logged(request, lambda channel: channel.gateway_rate(5))
            self.assertTrue(line.endswith('gateway request -'), line)

    def test_what_agents_do_is_not_logged(self):
        with patch(LOG) as info:
            self.support.with_user(self.agent).write({'state': 'closed'})
        info.assert_not_called()
