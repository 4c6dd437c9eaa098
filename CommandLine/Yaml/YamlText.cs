using System.Collections.Frozen;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace UserMacro.CommandLine.Yaml;

/// <summary>
/// Writes YAML the same way every time, so that version control shows what changed and nothing else: plain where any reader of
/// YAML takes it for the same text, a block for several lines, quoted otherwise.
/// </summary>
internal sealed class YamlText : IDisposable
{
    /// <summary>Plain scalars that other YAML readers do not read as text.</summary>
    static readonly FrozenSet<string> Words =
        new[] { "true", "false", "yes", "no", "on", "off", "null", "y", "n" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    readonly StringWriter _text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    readonly Emitter _emitter;

    YamlText() =>
        _emitter = new(
            _text, new EmitterSettings(
                bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, indentSequences: true, newLine: "\n"));

    /// <summary>A document with the members that <paramref name="members"/> writes.</summary>
    public static string Write(Action<YamlText> members)
    {
        using var yaml = new YamlText();
        yaml._emitter.Emit(new StreamStart());
        yaml._emitter.Emit(new DocumentStart(version: null, tags: null, isImplicit: true));
        yaml.Map(members);
        yaml._emitter.Emit(new DocumentEnd(isImplicit: true));
        yaml._emitter.Emit(new StreamEnd());
        return yaml._text.ToString();
    }

    public void Dispose() => _text.Dispose();

    public void Member(string name, string value)
    {
        Scalar(name);
        Scalar(value);
    }

    /// <summary>A member that is <c>true</c>.</summary>
    public void Flag(string name)
    {
        Scalar(name);
        Scalar("true", ScalarStyle.Plain);
    }

    public void Member(string name, IEnumerable<string> values) => List(name, values, Scalar);

    public void Member<T>(string name, IEnumerable<T> items, Action<YamlText, T> members) => List(name, items, item => Map(yaml => members(yaml, item)));

    public void Member(string name, Action<YamlText> members)
    {
        Scalar(name);
        Map(members);
    }

    void List<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        Scalar(name);
        _emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
        foreach (var item in items)
        {
            write(item);
        }

        _emitter.Emit(new SequenceEnd());
    }

    void Map(Action<YamlText> members)
    {
        _emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
        members(this);
        _emitter.Emit(new MappingEnd());
    }

    void Scalar(string text) => Scalar(text, StyleOf(text));

    void Scalar(string text, ScalarStyle style) =>
        _emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true));

    static ScalarStyle StyleOf(string text) =>
        IsPlain(text) ? ScalarStyle.Plain : IsBlock(text) ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted;

    static bool IsPlain(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && text[^1] != ' ' && !Words.Contains(text)
        && text.All(letter => char.IsLetterOrDigit(letter) || " -_./()".Contains(letter, StringComparison.Ordinal));

    static bool IsBlock(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && text[0] is not (' ' or '\n') && text.All(letter => letter == '\n' || IsPrintable(letter))
        && !text.Split('\n').Any(line => line.EndsWith(' '));

    // Beyond Latin letters YAML has signs of its own that break lines or vanish; those texts are quoted.
    static bool IsPrintable(char letter) => letter is >= ' ' and < '\u007f' or >= '\u00a1' and < '\u2000';
}
