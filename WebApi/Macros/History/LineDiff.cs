using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;
using UserMacro.WebApi.Macros.Contracts.Comparisons;

namespace UserMacro.WebApi.Macros.History;

/// <summary>What differs between two texts, line by line. How lines end does not count.</summary>
internal static class LineDiff
{
    /// <summary>How many unchanged lines are around a change.</summary>
    public const int Context = 3;

    /// <summary>
    /// How many lines may have been taken out and put in. Beyond, what lies between the common beginning and end counts as replaced: the
    /// cost grows with the square, and 128 000 lines against 190 took 84 s.
    /// </summary>
    public const int MaxChanges = 2_500;

    const char Separator = '\n';

    // No line holds the separator, so that joined lines come apart as they were, empty ones too.
    static readonly SeparatorChunker Separated = new();

    public static IReadOnlyList<HunkDto> Between(string former, string later)
    {
        var (had, has) = (LinesOf(former), LinesOf(later));
        return [.. Join(BlocksOf(had, has)).Select(blocks => HunkOf(blocks, had, has))];
    }

    static string[] LinesOf(string text) => text.Length == 0 ? [] : [.. LineChunker.Instance.Chunk(text)];

    static IEnumerable<DiffBlock> BlocksOf(string[] had, string[] has)
    {
        var start = had.AsSpan().CommonPrefixLength(has, StringComparer.Ordinal);
        var (formerEnd, laterEnd) = (had.Length, has.Length);
        while (formerEnd > start && laterEnd > start && string.Equals(had[formerEnd - 1], has[laterEnd - 1], StringComparison.Ordinal))
        {
            (formerEnd, laterEnd) = (formerEnd - 1, laterEnd - 1);
        }

        if (formerEnd == start && laterEnd == start)
        {
            return [];
        }

        var (formerText, laterText) = (string.Join(Separator, had[start..formerEnd]), string.Join(Separator, has[start..laterEnd]));
        // DiffPlex takes one empty line for none.
        if (formerText.Length == 0 || laterText.Length == 0 || !EditDistance.IsAtMost(had.AsSpan(start..formerEnd), has.AsSpan(start..laterEnd), MaxChanges))
        {
            return [new(start, formerEnd - start, start, laterEnd - start)];
        }

        return Differ.Instance.CreateDiffs(formerText, laterText, ignoreWhiteSpace: false, ignoreCase: false, Separated)
            .DiffBlocks.Select(block => new DiffBlock(block.DeleteStartA + start, block.DeleteCountA, block.InsertStartB + start, block.InsertCountB));
    }

    /// <summary>Changes so near each other that their surroundings would overlap.</summary>
    static IEnumerable<List<DiffBlock>> Join(IEnumerable<DiffBlock> blocks)
    {
        List<DiffBlock> near = [];
        foreach (var block in blocks)
        {
            if (near.Count > 0 && block.DeleteStartA - (near[^1].DeleteStartA + near[^1].DeleteCountA) > 2 * Context)
            {
                yield return near;
                near = [];
            }

            near.Add(block);
        }

        if (near.Count > 0)
        {
            yield return near;
        }
    }

    static HunkDto HunkOf(List<DiffBlock> blocks, string[] had, string[] has)
    {
        var lines = new List<LineDto>();
        var first = Math.Max(0, blocks[0].DeleteStartA - Context);
        var at = first;
        foreach (var block in blocks)
        {
            Add(LineChange.Same, had, at, block.DeleteStartA);
            Add(LineChange.Removed, had, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            Add(LineChange.Added, has, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(LineChange.Same, had, at, Math.Min(had.Length, at + Context));
        return new(first + 1, blocks[0].InsertStartB - (blocks[0].DeleteStartA - first) + 1, lines);

        void Add(LineChange change, string[] text, int from, int to)
        {
            for (var line = from; line < to; line++)
            {
                lines.Add(new(change, text[line]));
            }
        }
    }

    sealed class SeparatorChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => text.Split(Separator);
    }
}
