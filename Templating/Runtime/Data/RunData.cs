using System.Collections.Immutable;
using System.Globalization;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Runtime.Data;

/// <summary>The data of one run: each read once, when first asked for.</summary>
/// <param name="input">Records that data were asked for.</param>
/// <param name="given">JSON by name.</param>
/// <param name="mayAsk">Whether more can be obtained.</param>
internal sealed class RunData(RunInput input, IReadOnlyDictionary<string, string> given, bool mayAsk)
{
    /// <summary>More names than a template can use: each is a question to somebody.</summary>
    const int MaxNames = 40;

    /// <summary>Stands for a name that cannot be obtained.</summary>
    public const string NoName = "Name not available";

    readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    readonly List<string> _needs = [];

    /// <summary>Data that was requested and is not available.</summary>
    public ImmutableArray<string> Needs => [.. _needs];

    /// <summary>The value; null, or an empty list, when it is not available or there is none.</summary>
    public object? Read(GuardedContext context, SourceSpan span, DataMember member)
    {
        input.ReadDatum();
        if (!_values.TryGetValue(member.Datum, out var datum))
        {
            if (_values.Count == MaxNames)
            {
                throw new TemplateFailureException(span, "too-many-data", $"The template asks for more than {MaxNames} different data.");
            }

            _values[member.Datum] = datum = Find(context, span, member.Datum);
        }

        var value = member.Field is null ? datum : (datum as ScriptObject)?[member.Field];
        return member switch
        {
            { IsTime: true } => TimeOf(value),
            { IsName: true } => value is string { Length: > 0 } ? value : NoName,
            { IsPerson: true } => NameOf(context, span, value as string ?? ""),
            _ => value,
        };
    }

    /// <summary>The name of a person, as who fetches it sees it; <see cref="NoName"/> when it cannot be obtained, or the text is no account id.</summary>
    public string NameOf(GuardedContext context, SourceSpan span, string accountId)
    {
        // The viewers know themselves by another address.
        var datum = string.Equals(accountId, input.UserId, StringComparison.Ordinal) ? DataNames.User : DataNames.Person(accountId);
        return DataNames.IsAccountId(accountId) && (_values.Count < MaxNames || _values.ContainsKey(datum))
            ? (string)Read(context, span, new DataMember(datum, "name", IsName: true))!
            : NoName;
    }

    object? Find(GuardedContext context, SourceSpan span, string name)
    {
        if (given.TryGetValue(name, out var json))
        {
            return JsonReader.Read(context, span, json) ?? NothingOf(name);
        }

        if (mayAsk)
        {
            _needs.Add(name);
        }

        return NothingOf(name);
    }

    /// <summary>What stands for a datum that is not available, so that a template can go through it nevertheless.</summary>
    static object? NothingOf(string name) => name switch
    {
        DataNames.Labels or DataNames.Ancestors or DataNames.Children or DataNames.Attachments or DataNames.Groups => new ScriptArray(),
        DataNames.Properties => new GuardedObject(),
        _ => null,
    };

    DateTime? TimeOf(object? value) =>
        value is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToOffset(input.Offset).DateTime
            : null;
}
