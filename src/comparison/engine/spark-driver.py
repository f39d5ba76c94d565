"""Runs the statements that come over a socket, one JSON object a line, in one Spark session, and answers each.

Started by spark-submit, which finds the installation's own libraries. Every table is Parquet in a folder that all workers
see under the same path: what a step made is read back from there, so that a lost worker costs no more than one step.
"""
import json
import socket
import sys

from pyspark.sql import SparkSession


def first_line(error):
    """What lies behind an error: the innermost cause of the Java side says it, the outer ones where."""
    cause = getattr(error, "java_exception", None)
    while cause is not None and cause.getCause() is not None:
        cause = cause.getCause()
    text = str(error).strip() if cause is None else str(cause.toString())
    return (text or type(error).__name__).splitlines()[0][:300]


def perform(session, order):
    act, table = order["act"], order["table"]
    if act == "read":
        session.read.parquet(order["path"]).createOrReplaceTempView(table)
    elif act == "view":
        session.sql(order["sql"]).createOrReplaceTempView(table)
    elif act == "make":
        made = session.sql(order["sql"])
        made.write.mode("overwrite").parquet(order["path"])
        # The schema is known: no job is needed to look for it in the files.
        session.read.schema(made.schema).parquet(order["path"]).createOrReplaceTempView(table)
    elif act == "drop":
        session.catalog.dropTempView(table)


def main(path):
    # spark-submit gives the program no standard input.
    caller = socket.socket(socket.AF_UNIX)
    caller.connect(path)
    lines = caller.makefile("rw", encoding="utf-8", newline="\n")

    def answer(**reply):
        lines.write(json.dumps(reply) + "\n")
        lines.flush()

    try:
        session = SparkSession.builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        # A master that does not answer leaves a session that stops by itself, sooner or later; a task tells.
        session.range(1).count()
    except Exception as error:
        answer(failed=first_line(error))
        return
    answer(ready=session.version)
    for line in lines:
        order = json.loads(line)
        try:
            perform(session, order)
            answer(done=order["table"])
        except Exception as error:
            answer(failed=first_line(error))
    session.stop()


main(sys.argv[1])
