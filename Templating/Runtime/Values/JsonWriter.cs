using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Values;

/// <summary>Writes values as JSON that is safe inside a script, within the limits of a text.</summary>
internal sealed class JsonWriter : IDisposable
{
    const int MaxDepth = 20;
    const int Piece = 16 * 1024;

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), MaxDepth = MaxDepth + 1 };

    readonly ArrayBufferWriter<byte> _buffer = new();
    readonly Utf8JsonWriter _json;
    readonly GuardedContext _context;
    readonly SourceSpan _span;

    JsonWriter(GuardedContext context, SourceSpan span)
    {
        _json = new Utf8JsonWriter(_buffer, Options);
        _context = context;
        _span = span;
    }

    public static JsonText Write(GuardedContext context, SourceSpan span, object? value)
    {
        using var writer = new JsonWriter(context, span);
        writer.Value(value, 0);
        writer._json.Flush();
        context.Charge((long)writer._buffer.WrittenCount * Work.Copy);
        context.ChargeAllocation((long)writer._buffer.WrittenCount * sizeof(char));
        return new JsonText(Encoding.UTF8.GetString(writer._buffer.WrittenSpan));
    }

    public void Dispose() => _json.Dispose();

    void Value(object? value, int depth)
    {
        _context.Spend(_span);
        if (depth > MaxDepth)
        {
            throw _context.Stop(_span, StopReason.Depth);
        }

        switch (value)
        {
            case null or EmptyScriptObject:
                _json.WriteNullValue();
                break;
            case bool truth:
                _json.WriteBooleanValue(truth);
                break;
            case double or float when !double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                _json.WriteNullValue();
                break;
            case BigInteger number:
                _context.Charge(Work.BigNumber);
                _json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case int or long or short or sbyte or byte or ushort or uint or ulong or decimal or double or float:
                _json.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case IScriptCustomFunction:
                throw new TemplateFailureException(_span, "json-function", "A function cannot be written as JSON.");
            case ScriptObject members:
                Members(members, depth);
                break;
            case IEnumerable items and not string:
                Items(items, depth);
                break;
            case DateTime date:
                _json.WriteStringValue(date.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
                break;
            default:
                Text(_context.ObjectToString(value) ?? "");
                break;
        }

        if (_json.BytesPending + _buffer.WrittenCount > _context.LimitToString)
        {
            throw _context.Stop(_span, StopReason.Output);
        }
    }

    /// <summary>A character can become six.</summary>
    void Text(string text)
    {
        for (var at = 0; at <= text.Length; at += Piece)
        {
            var length = Math.Min(Piece, text.Length - at);
            ChargeText(length);
            if (length == text.Length)
            {
                _json.WriteStringValue(text);
            }
            else
            {
                _json.WriteStringValueSegment(text.AsSpan(at, length), at + length == text.Length);
            }

            if (at + length == text.Length)
            {
                return;
            }
        }
    }

    void ChargeText(int length)
    {
        _context.Charge((long)length * 2 * Work.Convert);
        _context.ChargeAllocation((long)length * 12);
    }

    /// <summary>A name is written at once, however long it is.</summary>
    void Name(string name)
    {
        ChargeText(Math.Min(name.Length, Piece));
        if (name.Length > Piece)
        {
            _context.ChargeUndivided((name.Length - Piece) * 2L * Work.Convert);
            _context.ChargeAllocation(name.Length * 12L);
        }

        _json.WritePropertyName(name);
    }

    void Members(ScriptObject members, int depth)
    {
        _json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            Name(name);
            Value(value, depth + 1);
        }

        _json.WriteEndObject();
    }

    void Items(IEnumerable items, int depth)
    {
        _json.WriteStartArray();
        foreach (var item in items)
        {
            Value(item, depth + 1);
        }

        _json.WriteEndArray();
    }
}
