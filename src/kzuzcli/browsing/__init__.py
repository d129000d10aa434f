"""Reading in the terminal: hits beside the article, a query line above, links to follow.

`desk` asks the archive and knows no terminal; `showing` says what is seen, `laying` sets an article in lines,
`app` is what a person sees and types, made with textual, which only `kzuz browse` imports.
"""
