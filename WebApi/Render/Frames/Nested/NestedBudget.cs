using System.Text;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Usage;

namespace UserMacro.WebApi.Render.Frames.Nested;

/// <summary>What the uses of one post may take together.</summary>
/// <param name="bodyBytes">What is left for their bodies.</param>
internal sealed class NestedBudget(int bodyBytes)
{
    int _outputLength = Limits.NestedOutput;
    int _bodyBytes = bodyBytes;

    /// <summary>Why some uses lack something.</summary>
    public MissingContent Missing { get; private set; }

    /// <summary>Takes a body; false when it is too much beside those before.</summary>
    public bool TryTake(string body)
    {
        var bytes = Encoding.UTF8.GetByteCount(body);
        if (bytes > _bodyBytes)
        {
            Missing |= MissingContent.TooLarge;
            return false;
        }

        _bodyBytes -= bytes;
        return true;
    }

    /// <summary>The part, or what takes its place when it is too much beside those before.</summary>
    public FramePartDto Take(FramePartDto part)
    {
        var length = part.Html.Length + part.Styles.Length + part.Script.Length;
        if (length > _outputLength)
        {
            return Lack(MissingContent.TooLarge, ViewerMessages.NestedTooLarge);
        }

        _outputLength -= length;
        return part;
    }

    /// <summary>What a reader is told in place of a use.</summary>
    public FramePartDto Lack(MissingContent reason, string message)
    {
        Missing |= reason;
        return NestedPresenter.Notice(message);
    }
}
