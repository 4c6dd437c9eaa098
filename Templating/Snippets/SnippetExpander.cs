using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UserMacro.Shared;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Snippets;

/// <summary>
/// Puts snippets into a template where it names them: <c>{{ include 'name' }}</c>. What comes out names none any more, so that nothing is
/// looked up when it runs.
/// </summary>
public static partial class SnippetExpander
{
    /// <summary>How deeply snippets may be put into each other.</summary>
    public const int MaxDepth = EngineLimits.SnippetDepth;

    /// <summary>The longest text that may come out, in characters.</summary>
    public const int MaxLength = EngineLimits.ExpandedLength;

    /// <summary>How often snippets may be put into one template; empty ones would else multiply without ever reaching <see cref="MaxLength"/>.</summary>
    public const int MaxCount = EngineLimits.Snippets;

    /// <summary>Characters of snippets that are read, all together: what white space marks take away again is read, though it adds nothing.</summary>
    const int MaxRead = 4 * MaxLength;

    const string Keyword = "include";

    /// <summary>The snippets that a text itself names, each once.</summary>
    public static ImmutableArray<string> NamesIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains(Keyword, StringComparison.Ordinal)
            ? [.. Includes().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Puts in all snippets, those within snippets too.</summary>
    /// <param name="text">The template.</param>
    /// <param name="find">Gives the text of a snippet; null when there is none of this name.</param>
    public static Expansion Expand(string text, Func<string, string?> find)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(find);
        if (!text.Contains(Keyword, StringComparison.Ordinal) || !Includes().IsMatch(text))
        {
            return new(text, text, [], []);
        }

        var run = new Run(text, find);
        run.Append(text, place: null, ImmutableStack<string>.Empty, depth: 0);
        return run.ToExpansion();
    }

    // The marks that take white space away work as in any other tag.
    [GeneratedRegex(
        """\{\{(?<before>[-~]?)\s*include\s+(?:"(?<name>[a-z0-9-]{1,64})"|'(?<name>[a-z0-9-]{1,64})')\s*(?<after>[-~]?)\}\}""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Includes();

    sealed class Run(string source, Func<string, string?> find)
    {
        readonly StringBuilder _text = new();
        readonly ImmutableArray<Segment>.Builder _segments = ImmutableArray.CreateBuilder<Segment>();
        readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        int _count;
        long _read;
        bool _isFull;

        public Expansion ToExpansion() => new(source, _text.ToString(), _segments.DrainToImmutable(), _diagnostics.DrainToImmutable());

        /// <param name="text">The written text, or a snippet's.</param>
        /// <param name="place">Where the written text names the snippet; null for the written text itself.</param>
        /// <param name="names">The snippets that this is in, the innermost first.</param>
        /// <param name="depth">How many.</param>
        public void Append(string text, int? place, ImmutableStack<string> names, int depth)
        {
            var at = 0;
            for (var include = Includes().Match(text); include.Success && !_isFull; include = include.NextMatch())
            {
                Write(text, at, Without(text, at, include.Index, include.Groups["before"].Value), place, names);
                Include(include.Groups["name"].Value, place ?? include.Index, names, depth);
                at = Behind(text, include.Index + include.Length, include.Groups["after"].Value);
            }

            Write(text, at, text.Length, place, names);
        }

        void Include(string name, int place, ImmutableStack<string> names, int depth)
        {
            if (_isFull)
            {
                return;
            }

            if (++_count > MaxCount)
            {
                Fill("snippet-count", $"Snippets are put in more than {MaxCount} times.", place);
            }
            else if (names.Contains(name, StringComparer.Ordinal))
            {
                Add("snippet-cycle", $"Snippets name each other in a circle: {string.Join(" → ", names.Reverse().Append(name))}.", place);
            }
            else if (depth >= MaxDepth)
            {
                Add("snippet-depth", $"Snippets are put into each other more than {MaxDepth} deep, from “{names.Last()}” on.", place);
            }
            else if (find(name) is not { } snippet)
            {
                Add("unknown-snippet", $"The site has no snippet “{name}”{(names.IsEmpty ? "" : $", which “{names.Peek()}” names")}.", place);
            }
            else if ((_read += snippet.Length) > MaxRead)
            {
                Fill(
                    "snippet-size",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The included snippets have {_read} characters in total; the limit is {MaxRead}."),
                    place);
            }
            else
            {
                Append(snippet, place, names.Push(name), depth + 1);
            }
        }

        void Write(string text, int from, int to, int? place, ImmutableStack<string> names)
        {
            if (to <= from || _isFull)
            {
                return;
            }

            if (_text.Length + to - from > MaxLength)
            {
                Fill(
                    "snippet-size",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"With its snippets the template has {_text.Length + to - from} characters or more; the limit is {MaxLength} "
                            + $"({MaxLength / 1024} KB)."),
                    place ?? from);
                return;
            }

            _segments.Add(new(_text.Length, place ?? from, names.IsEmpty ? null : names.Peek()));
            _text.Append(text, from, to - from);
        }

        /// <summary>Ends the expansion: nothing more is read or copied.</summary>
        void Fill(string code, string message, int place)
        {
            _isFull = true;
            Add(code, message, place);
        }

        void Add(string code, string message, int place)
        {
            var position = Position.At(source, place);
            if (!_diagnostics.Any(known => known.Code == code && known.Line == position.Line && known.Column == position.Column))
            {
                _diagnostics.Add(new(IsError: true, code, message, position.Line, position.Column, position.Line, position.Column));
            }
        }

        static int Without(string text, int from, int to, string mark)
        {
            while (to > from && IsTaken(text[to - 1], mark))
            {
                to--;
            }

            return to;
        }

        static int Behind(string text, int from, string mark)
        {
            while (from < text.Length && IsTaken(text[from], mark))
            {
                from++;
            }

            return from;
        }

        static bool IsTaken(char character, string mark) => mark switch
        {
            "-" => char.IsWhiteSpace(character),
            "~" => character is ' ' or '\t',
            _ => false,
        };
    }
}
