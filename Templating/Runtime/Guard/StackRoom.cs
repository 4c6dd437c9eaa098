using System.Runtime.CompilerServices;

namespace UserMacro.Templating.Runtime.Guard;

/// <summary>Tells whether the calling thread's stack has room for more than the runtime itself can be asked about.</summary>
/// <remarks>
/// The runtime only tells whether some 128 KB are left. An exception needs more: the engine catches and throws it again in every call of a
/// function that it passes, and until it arrives each of those throws lies on the stack on top of all the frames below it.
/// </remarks>
internal static class StackRoom
{
    const int Piece = 48 * 1024;

    /// <summary>Whether there are so many bytes beside those that the runtime ensures.</summary>
    public static bool Has(int bytes) => RuntimeHelpers.TryEnsureSufficientExecutionStack() && (bytes <= 0 || HasBehindPiece(bytes));

    /// <summary>Takes a piece, which is known to be there, and asks again from after it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool HasBehindPiece(int bytes)
    {
        Span<byte> piece = stackalloc byte[Piece];
        return Has(bytes - piece.Length);
    }
}
