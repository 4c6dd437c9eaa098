using System.Text;
using System.Text.Json;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Values;

/// <summary>Reads JSON into values that templates can use, token by token; every element costs a step.</summary>
internal ref struct JsonReader
{
    const int MaxDepth = 20;

    readonly GuardedContext _context;
    readonly SourceSpan _span;
    Utf8JsonReader _json;

    JsonReader(GuardedContext context, SourceSpan span, ReadOnlySpan<byte> json)
    {
        _context = context;
        _span = span;
        _json = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <exception cref="TemplateFailureException">The text is not JSON.</exception>
    public static object? Read(GuardedContext context, SourceSpan span, string json)
    {
        context.Charge((long)json.Length * Work.Read);
        context.ChargeAllocation((long)json.Length * 3);
        var reader = new JsonReader(context, span, Encoding.UTF8.GetBytes(json));
        try
        {
            reader._json.Read();
            var value = reader.Value();
            // Anything after the value is an error, which the reader throws.
            reader._json.Read();
            return value;
        }
        catch (JsonException exception)
        {
            throw new TemplateFailureException(span, "bad-json", $"The text is not JSON: see its line {exception.LineNumber + 1}.");
        }
        catch (InvalidOperationException)
        {
            throw new TemplateFailureException(span, "bad-json", "The text is not JSON: a text in it has half a character.");
        }
    }

    object? Value()
    {
        _context.Spend(_span);
        switch (_json.TokenType)
        {
            case JsonTokenType.StartObject:
                return Members();
            case JsonTokenType.StartArray:
                return Items();
            case JsonTokenType.Number:
                _context.Charge(_json.ValueSpan.Length * 2L * Work.Read);
                return _json.TryGetInt32(out var small)
                    ? small
                    : _json.TryGetInt64(out var whole) ? whole : _json.TryGetDecimal(out var exact) ? exact : _json.GetDouble();
            case JsonTokenType.String:
                return Text();
            case JsonTokenType.True or JsonTokenType.False:
                return _json.GetBoolean();
            default:
                return null;
        }
    }

    GuardedObject Members()
    {
        var members = new GuardedObject();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
        {
            var name = Text();
            _json.Read();
            members[name] = Value();
        }

        return members;
    }

    ScriptArray Items()
    {
        var items = new ScriptArray();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value());
        }

        return items;
    }

    string Text()
    {
        _context.Charge(_json.ValueSpan.Length * (long)Work.Read + _json.ValueSpan.Count((byte)'\\') * (long)Work.Convert);
        _context.ChargeAllocation(_json.ValueSpan.Length * (long)sizeof(char));
        return _json.GetString() ?? "";
    }
}
