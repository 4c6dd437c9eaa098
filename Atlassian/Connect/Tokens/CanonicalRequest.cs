using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>The text that a query hash is taken of: method, path and sorted parameters.</summary>
internal sealed class CanonicalRequest
{
    const string TokenParameter = "jwt";

    readonly string _method;
    readonly string _path;
    readonly List<(string Encoded, string Name, string Value)> _parameters = [];

    CanonicalRequest(string method, string path) => (_method, _path) = (method, path);

    public static bool HasQuery(string rawTarget) => SplitQuery(rawTarget).Query.Length > 0;

    public static bool TryRead(
        string method,
        string rawTarget,
        string basePath,
        IEnumerable<KeyValuePair<string, string>>? form,
        [NotNullWhen(true)] out CanonicalRequest? request)
    {
        var (path, query) = SplitQuery(rawTarget);
        request = new CanonicalRequest(method.ToUpperInvariant(), CanonicalPath(path, basePath));
        if (query.Length > 0 || form is null)
        {
            return request.TryAddQuery(query);
        }

        foreach (var (name, value) in form)
        {
            request.Add(name, value);
        }

        return true;
    }

    public string ToText(bool byEncodedName)
    {
        _parameters.Sort((left, right) =>
        {
            var order = byEncodedName
                ? string.CompareOrdinal(left.Encoded, right.Encoded)
                : string.CompareOrdinal(left.Name, right.Name);
            return order != 0 ? order : string.CompareOrdinal(left.Value, right.Value);
        });
        var text = new StringBuilder(_method).Append('&').Append(_path).Append('&');
        string? last = null;
        foreach (var (encoded, _, value) in _parameters)
        {
            if (string.Equals(encoded, last, StringComparison.Ordinal))
            {
                text.Append(',');
            }
            else
            {
                text.Append(last is null ? "" : "&").Append(encoded).Append('=');
                last = encoded;
            }

            text.Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }

    static (string Path, string Query) SplitQuery(string rawTarget)
    {
        var mark = rawTarget.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (rawTarget, "") : (rawTarget[..mark], rawTarget[(mark + 1)..]);
    }

    static string CanonicalPath(string path, string basePath)
    {
        var prefix = basePath.TrimEnd('/');
        if (path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || path[prefix.Length] == '/'))
        {
            path = path[prefix.Length..];
        }

        if (path.Length > 1 && path[^1] == '/')
        {
            path = path[..^1];
        }

        path = path.Replace("&", "%26", StringComparison.Ordinal);
        return path.StartsWith('/') ? path : "/" + path;
    }

    bool TryAddQuery(string query)
    {
        foreach (var range in query.AsSpan().Split('&'))
        {
            var pair = query.AsSpan()[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf('=');
            var rawName = equals < 0 ? pair : pair[..equals];
            var rawValue = equals < 0 ? [] : pair[(equals + 1)..];
            if (!QueryText.TryDecode(rawName, out var name) || !QueryText.TryDecode(rawValue, out var value))
            {
                return false;
            }

            Add(name, value);
        }

        return true;
    }

    void Add(string name, string value)
    {
        if (!string.Equals(name, TokenParameter, StringComparison.Ordinal))
        {
            _parameters.Add((Uri.EscapeDataString(name), name, value));
        }
    }
}
