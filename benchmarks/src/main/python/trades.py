"""The work of the pipeline trades with pandas, as its users write it: trades.py INPUT FOLDER."""

import os
import sqlite3
import sys

import pandas as pd

source, folder = sys.argv[1:3]
output = os.path.join(folder, "output")
os.makedirs(output, exist_ok=True)

trades = pd.read_csv(source, dtype=str)
for column in trades.columns:
    trades[column] = trades[column].str.strip()
trades["timestamp"] = pd.to_datetime(trades["timestamp"], format="%Y-%m-%d %H:%M:%S", errors="coerce")
for column in ("user_id", "quantity", "price"):
    trades[column] = pd.to_numeric(trades[column], errors="coerce")
trades["client_type"] = trades["client_type"].str.lower()
trades["symbol"] = trades["symbol"].str.upper()
trades["side"] = trades["side"].str.lower()
trades = trades.dropna(subset=["timestamp", "user_id", "client_type", "symbol"])
trades = trades[trades["client_type"].isin(["gold", "silver", "bronze"])]
trades["user_id"] = trades["user_id"].astype("int64")
day = trades["timestamp"].dt.normalize()
trades["week_start_date"] = day - pd.to_timedelta(day.dt.weekday, unit="D")
trades["pnl"] = trades["price"] * trades["quantity"] * trades["side"].map({"buy": -1, "sell": 1})
keys = ["week_start_date", "client_type", "user_id", "symbol"]
weekly = (
    trades.groupby(keys)
    .agg(total_volume=("quantity", "sum"), total_pnl=("pnl", "sum"), trade_count=("side", "size"))
    .reset_index()
)
weekly["week_start_date"] = weekly["week_start_date"].dt.strftime("%Y-%m-%d")
with sqlite3.connect(os.path.join(folder, "agg_result.db")) as database:
    weekly.to_sql("agg_trades_weekly", database, if_exists="replace", index=False)

sums = ["total_volume", "total_pnl", "trade_count"]
bronze = weekly[weekly["client_type"] == "bronze"].groupby("user_id")[sums].sum().reset_index()
for by in ("volume", "pnl"):
    top = bronze.sort_values(["total_" + by, "user_id"], ascending=[False, True]).head(3)
    top.to_csv(os.path.join(output, f"top_clients_{by}.csv"), index=False)
    try:
        top.to_excel(os.path.join(output, f"top_clients_{by}.xlsx"), index=False)
    except ImportError:
        print("no openpyxl: spreadsheets left out")

try:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plot
except ImportError:
    print("no matplotlib: charts left out")
else:
    weekly.pivot_table(index="week_start_date", columns="client_type", values="total_volume", aggfunc="sum").plot()
    plot.savefig(os.path.join(output, "weekly_volume.png"))
    plot.close()
    for client_type, rows in weekly.groupby("client_type"):
        plot.hist(rows["total_pnl"], bins=30, alpha=0.5, label=client_type)
    plot.savefig(os.path.join(output, "pnl_distribution.png"))
    plot.close()
    weekly.groupby("symbol")["trade_count"].sum().plot.bar()
    plot.savefig(os.path.join(output, "trades_per_symbol.png"))
