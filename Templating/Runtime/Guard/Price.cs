using System.Runtime.InteropServices;

namespace UserMacro.Templating.Runtime.Guard;

/// <summary>What a function costs before it runs. Every function that a template can reach declares one.</summary>
/// <param name="PerElement">Work for each character or element of its arguments (<see cref="Work"/>).</param>
/// <param name="Bytes">Bytes that it can allocate for each of them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Price(int PerElement, int Bytes)
{
    /// <summary>The call alone: the function does the same however large its arguments are, or charges for its work itself, piece by piece.</summary>
    public static readonly Price Call = new(0, 0);

    /// <summary>Compares or searches its texts, many characters at a time.</summary>
    public static readonly Price Compare = new(Work.Copy, 0);

    /// <summary>Looks at each character.</summary>
    public static readonly Price Read = new(Work.Read, 0);

    /// <summary>Gives a text of about the same length.</summary>
    public static readonly Price Copy = new(Work.Copy, 2 * sizeof(char));

    /// <summary>Gives a text of which each character is looked at.</summary>
    public static readonly Price Rewrite = new(Work.Read, 3 * sizeof(char));

    /// <summary>Visits each element of a list.</summary>
    public static readonly Price Visit = new(Work.Move, 0);

    /// <summary>Gives a list of about the same length. A lazy one is charged for when it is read.</summary>
    public static readonly Price List = new(Work.Move, 24);

    /// <summary>Charges for the call.</summary>
    /// <param name="context">The run.</param>
    /// <param name="elements">Characters and elements of all arguments together.</param>
    public void Charge(GuardedContext context, long elements)
    {
        context.Charge(Work.Call + PerElement * elements);
        context.ChargeAllocation(Bytes * elements);
    }
}
