"""`make catalogues`: the words of the days from Babel, then extract, update and compile."""

from .catalogues import compile_all, extract, update_all
from .territories import write_days

if __name__ == "__main__":
    write_days()
    extract()
    update_all()
    for line in compile_all():
        print(line)
