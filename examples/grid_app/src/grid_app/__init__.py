"""网格员工作台. A small web app for the grid workers of a community, on shequ."""
