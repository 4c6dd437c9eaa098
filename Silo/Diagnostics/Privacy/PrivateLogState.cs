using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;

namespace UserMacro.Silo.Diagnostics.Privacy;

/// <summary>
/// A log entry of code that is not ours: its constant text with those values that cannot be content. Numbers, times, enumerations and addresses of
/// processes stay, a grain shows as <see cref="GrainNames"/> has it, and everything else is left out.
/// </summary>
internal sealed class PrivateLogState : IReadOnlyList<KeyValuePair<string, object?>>
{
    /// <summary>What stands for a value that is left out.</summary>
    public const string Withheld = "(withheld)";

    const string TemplateName = "{OriginalFormat}";

    readonly List<KeyValuePair<string, object?>> _values = [];
    readonly string _template = Withheld;

    PrivateLogState(IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach (var (name, value) in values)
        {
            if (name == TemplateName)
            {
                // A text that was put together holds values too; those of Orleans' storage are. Literals are interned.
                _template = value is string text && ReferenceEquals(string.IsInterned(text), text) ? text : Withheld;
            }
            else
            {
                _values.Add(new(name, Safe(value)));
            }
        }

        _values.Add(new(TemplateName, _template));
    }

    public int Count => _values.Count;

    public KeyValuePair<string, object?> this[int index] => _values[index];

    /// <summary>What may be written of an entry.</summary>
    /// <param name="state">The entry's values and its text; of anything else nothing is known, and nothing written.</param>
    public static PrivateLogState Create(object? state) => new(state as IEnumerable<KeyValuePair<string, object?>> ?? []);

    /// <summary>Whether an entry holds the id of a grain.</summary>
    public static bool NamesGrain(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> values && values.Any(value => value.Value is GrainId or IAddressable);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The text with the values in their places.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var from = 0;
        for (var open = _template.IndexOf('{', StringComparison.Ordinal); open >= 0; open = _template.IndexOf('{', from))
        {
            var close = _template.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            text.Append(_template, from, open - from).Append(ValueOf(_template[(open + 1)..close]));
            from = close + 1;
        }

        return text.Append(_template, from, _template.Length - from).ToString();
    }

    string ValueOf(string hole)
    {
        var end = hole.AsSpan().IndexOfAny(',', ':');
        var name = end < 0 ? hole : hole[..end];
        foreach (var (known, value) in _values)
        {
            if (known == name)
            {
                return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "(null)";
            }
        }

        return Withheld;
    }

    static object? Safe(object? value) => value switch
    {
        null => null,
        bool or byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal => value,
        Enum or TimeSpan or DateTime or DateTimeOffset or TimeOnly or DateOnly => value,
        EndPoint or SiloAddress or ActivationId or GrainType or GrainInterfaceType => value.ToString(),
        GrainId grain => GrainNames.NameOf(grain),
        Type type => type.FullName,
        _ => Withheld,
    };
}
