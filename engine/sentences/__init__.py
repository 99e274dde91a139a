"""What a person is told, in the same sentences on a terminal and in the window.

`runs` is about indexing, `models` about models and a change from one to another, `model_files`
about what became of one, `searches` about answers, `media` names the kinds of files. What only one
of the two can advise, a command or a menu, it adds itself. Amounts are in `engine.wording`.
"""
