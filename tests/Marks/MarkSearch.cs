using System.Buffers;
using System.Text;

namespace UserMacro.Marks;

/// <summary>Looks for marks in bytes: as they are, in the encodings of <see cref="MarkEncodings"/>, and in whatever is compressed in them.</summary>
public sealed class MarkSearch
{
    /// <summary>How much of what is around a mark a finding shows.</summary>
    const int Context = 80;

    /// <summary>How often what is compressed may be compressed again.</summary>
    const int MaxDepth = 3;

    readonly Spellings _folded;
    readonly Spellings _exact;

    /// <param name="marks">What is looked for.</param>
    public MarkSearch(params IEnumerable<Mark> marks)
    {
        var all = marks.ToList();
        _folded = new(all, MarkEncodings.Folded, StringComparison.OrdinalIgnoreCase);
        _exact = new(all, MarkEncodings.Exact, StringComparison.Ordinal);
    }

    /// <summary>How many spellings are looked for.</summary>
    public int Patterns => _folded.Count + _exact.Count;

    /// <summary>The marks in a text.</summary>
    public IReadOnlyList<Finding> Find(string place, string text) => Find(place, Encoding.UTF8.GetBytes(text));

    /// <summary>The marks in some bytes; each mark in each encoding once.</summary>
    /// <param name="place">What the bytes are, for the finding.</param>
    /// <param name="content">The bytes.</param>
    public IReadOnlyList<Finding> Find(string place, byte[] content)
    {
        var findings = new Dictionary<(Mark, string, string), Finding>();
        Collect(place, content, 0, findings);
        return [.. findings.Values];
    }

    void Collect(string place, byte[] content, int depth, Dictionary<(Mark, string, string), Finding> findings)
    {
        // A character a byte, so that texts and what is none are searched alike.
        var text = Encoding.Latin1.GetString(content);
        _folded.Collect(place, text, findings);
        _exact.Collect(place, text, findings);
        if (depth < MaxDepth)
        {
            foreach (var frame in CompressedFrames.Open(content))
            {
                Collect($"{place} ({frame.Encoding})", frame.Content, frame.IsByChance ? MaxDepth : depth + 1, findings);
            }
        }
    }

    /// <summary>Spellings that are compared in one way, and what each stands for.</summary>
    sealed class Spellings
    {
        readonly Dictionary<string, (Mark Mark, string Encoding)> _meanings;
        readonly SearchValues<string> _values;

        public Spellings(IEnumerable<Mark> marks, Func<string, IEnumerable<(string Encoding, byte[] Bytes)>> encode, StringComparison comparison)
        {
            _meanings = new(StringComparer.FromComparison(comparison));
            foreach (var mark in marks)
            {
                foreach (var (encoding, bytes) in encode(mark.Text))
                {
                    _meanings.TryAdd(Encoding.Latin1.GetString(bytes), (mark, encoding));
                }
            }

            _values = SearchValues.Create([.. _meanings.Keys], comparison);
        }

        public int Count => _meanings.Count;

        static string Around(string text, int at) => text[Math.Max(0, at - Context)..Math.Min(text.Length, at + Context)];

        public void Collect(string place, string text, Dictionary<(Mark, string, string), Finding> findings)
        {
            for (var at = 0; at < text.Length;)
            {
                var next = text.AsSpan(at).IndexOfAny(_values);
                if (next < 0)
                {
                    return;
                }

                at += next;
                foreach (var (spelling, (mark, encoding)) in _meanings)
                {
                    if (text.AsSpan(at).StartsWith(spelling, _meanings.Comparer == StringComparer.Ordinal
                        ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
                    {
                        findings.TryAdd((mark, encoding, place), new(mark, encoding, place, Around(text, at)));
                    }
                }

                at++;
            }
        }
    }
}

/// <summary>A mark where it must not be, or the control mark where it must.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Encoding">How it is written there.</param>
/// <param name="Place">Where.</param>
/// <param name="Around">The text around it.</param>
public sealed record Finding(Mark Mark, string Encoding, string Place, string Around)
{
    /// <summary>What was found, how and where; what the search prints.</summary>
    public override string ToString() => $"{Mark.Subject} {Encoding} in {Place}: {Around}";
}
