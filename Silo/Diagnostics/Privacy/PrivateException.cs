using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Amazon.Runtime;
using Microsoft.Data.Sqlite;

namespace UserMacro.Silo.Diagnostics.Privacy;

/// <summary>
/// An exception as the log may have it: types and stack traces, and messages where they are ours or the operating system's. The messages of others may quote
/// what they failed at: a page, a parameter, a record.
/// </summary>
internal sealed class PrivateException : Exception
{
    const int MaxDepth = 8;

    readonly string _text;

    PrivateException(Exception exception)
        : base(MessageOf(exception)) =>
        _text = Describe(exception, 0);

    /// <summary>What may be written of it; null of none.</summary>
    public static PrivateException? Create(Exception? exception) => exception switch
    {
        null => null,
        PrivateException already => already,
        _ => new(exception),
    };

    /// <summary>Its types, messages and stack traces, those of inner exceptions too.</summary>
    public override string ToString() => _text;

    static string Describe(Exception exception, int depth)
    {
        var text = new StringBuilder().Append(exception.GetType().FullName).Append(": ").Append(MessageOf(exception));
        if (depth < MaxDepth)
        {
            IEnumerable<Exception> inner = exception is AggregateException many ? many.InnerExceptions : exception.InnerException is { } one ? [one] : [];
            foreach (var cause in inner)
            {
                text.Append("\n ---> ").Append(Describe(cause, depth + 1));
            }
        }

        if (exception.StackTrace is { } stack)
        {
            text.Append('\n').Append(stack);
        }

        return text.ToString();
    }

    static string MessageOf(Exception exception) => exception switch
    {
        SocketException or OperationCanceledException => exception.Message,
        AmazonServiceException aws => $"{(int)aws.StatusCode} {aws.ErrorCode}",
        SqliteException sqlite => string.Create(CultureInfo.InvariantCulture, $"SQLite error {sqlite.SqliteExtendedErrorCode}"),
        _ when IsOwn(exception) => GrainNames.Replace(exception.Message),
        _ => PrivateLogState.Withheld,
    };

    static bool IsOwn(Exception exception) =>
        exception.GetType().Assembly.GetName().Name is { } name
        && (name.StartsWith("UserMacro.", StringComparison.Ordinal) || name is "Orleans.Sqlite" or "Orleans.DynamoDB");
}
