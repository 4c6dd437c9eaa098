using System.Globalization;
using System.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Data;
using UserMacro.Templating.Runtime.Diagnostics;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>Data from elsewhere, by connections that an administrator defined. A template only names them: others ask.</summary>
internal static class HttpFunctions
{
    const int MaxAddress = 2000;

    /// <summary>The JSON that a connection answers; null when there is none.</summary>
    public static object? GetJson(TemplateContext context, SourceSpan span, string? connection, string? path, ScriptObject? query = null)
    {
        var guarded = (GuardedContext)context;
        if (string.IsNullOrEmpty(connection) || connection.Length > MaxAddress
            || !connection.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
        {
            throw new TemplateFailureException(
                span, "bad-connection", "The first argument must name a connection that an administrator defined, such as 'weather'.");
        }

        if (string.IsNullOrEmpty(path) || path[0] != '/' || path.Any(character => character is '?' or '#' or '\\' or '%' || char.IsControl(character)))
        {
            throw new TemplateFailureException(
                span, "bad-path", "The path must begin with '/' and contain no '?', '#', '\\' or '%': pass the query as third argument, { name: value }.");
        }

        if (path.Length > MaxAddress)
        {
            throw TooLong(span, path.Length);
        }

        var address = new StringBuilder(string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        var separator = '?';
        foreach (var (name, value) in query ?? [])
        {
            guarded.Spend(span);
            if (TextOf(value) is not { } text)
            {
                throw new TemplateFailureException(span, "bad-query", "The values of a query are texts, numbers or truth values.");
            }

            if (address.Length + name.Length + text.Length > MaxAddress)
            {
                throw TooLong(span, address.Length + name.Length + text.Length);
            }

            address.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(text));
            separator = '&';
        }

        if (address.Length > MaxAddress)
        {
            throw TooLong(span, address.Length);
        }

        return guarded.Data.Read(guarded, span, new DataMember(DataNames.Connection(connection, address.ToString())));
    }

    static TemplateFailureException TooLong(SourceSpan span, int length) =>
        new(span, "bad-query", $"Path and query have at most {MaxAddress} characters together, and these have {length} or more.");

    static string? TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        int or long or double or decimal => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
