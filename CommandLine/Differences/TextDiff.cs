using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace UserMacro.CommandLine.Differences;

/// <summary>Compares two texts line by line; line ends are part of the lines.</summary>
internal static class TextDiff
{
    const int Context = 3;

    /// <summary>
    /// Lines of both texts together, without what they begin and end with alike, that are compared. The cost grows with the square; beyond,
    /// all of them count as replaced.
    /// </summary>
    const int MaxCompared = 8_000;

    /// <summary>The changed lines with some context; empty when nothing changed.</summary>
    public static IReadOnlyList<DiffLine> Compare(string before, string after)
    {
        var diff = CompareLines(before, after);
        var lines = new List<DiffLine>();
        var shown = 0;
        for (var index = 0; index < diff.DiffBlocks.Count; index++)
        {
            var block = diff.DiffBlocks[index];
            var ahead = block.InsertStartB - block.DeleteStartA;
            var from = Math.Max(shown, block.DeleteStartA - Context);
            if (from > shown)
            {
                lines.Add(new(DiffKind.Gap, 0, ""));
            }

            AddSame(from, block.DeleteStartA, ahead);
            for (var old = block.DeleteStartA; old < block.DeleteStartA + block.DeleteCountA; old++)
            {
                lines.Add(new(DiffKind.Removed, old + 1, diff.PiecesOld[old]));
            }

            for (var now = block.InsertStartB; now < block.InsertStartB + block.InsertCountB; now++)
            {
                lines.Add(new(DiffKind.Added, now + 1, diff.PiecesNew[now]));
            }

            var end = block.DeleteStartA + block.DeleteCountA;
            var next = index + 1 < diff.DiffBlocks.Count ? diff.DiffBlocks[index + 1].DeleteStartA : diff.PiecesOld.Count;
            shown = Math.Min(end + Context, next);
            AddSame(end, shown, ahead + block.InsertCountB - block.DeleteCountA);
        }

        return lines;

        void AddSame(int from, int to, int ahead)
        {
            for (var old = from; old < to; old++)
            {
                lines.Add(new(DiffKind.Same, old + ahead + 1, diff.PiecesOld[old]));
            }
        }
    }

    static DiffResult CompareLines(string before, string after)
    {
        var (old, now) = (LineEndingsPreservingChunker.Instance.Chunk(before), LineEndingsPreservingChunker.Instance.Chunk(after));
        var start = 0;
        while (start < Math.Min(old.Count, now.Count) && old[start] == now[start])
        {
            start++;
        }

        var (oldEnd, nowEnd) = (old.Count, now.Count);
        while (oldEnd > start && nowEnd > start && old[oldEnd - 1] == now[nowEnd - 1])
        {
            (oldEnd, nowEnd) = (oldEnd - 1, nowEnd - 1);
        }

        return oldEnd - start + nowEnd - start <= MaxCompared
            ? Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, LineEndingsPreservingChunker.Instance)
            : new([.. old], [.. now], [new(start, oldEnd - start, start, nowEnd - start)]);
    }
}
