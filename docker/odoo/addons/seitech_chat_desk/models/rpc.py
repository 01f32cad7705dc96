from odoo.exceptions import UserError

# What a browser sends may be of any type. These texts are for whoever writes such calls, not for agents.


def whole_number(value):
    if not isinstance(value, int) or isinstance(value, bool):
        raise UserError('A number is expected.')
    return value


def text(value):
    if value and not isinstance(value, str):
        raise UserError('A text is expected.')
    return (value or '').strip()


def whole_numbers(values):
    if not isinstance(values, (list, tuple)):
        raise UserError('A list of numbers is expected.')
    return [whole_number(value) for value in values]
