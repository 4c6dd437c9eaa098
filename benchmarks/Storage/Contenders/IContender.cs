namespace UserMacro.Storage.Contenders;

/// <summary>One way to keep a state of one size. Operations follow one another.</summary>
interface IContender
{
    /// <summary>Replaces the state under the condition that nobody else has.</summary>
    Task WriteAsync();

    /// <summary>Reads the state and says how many bytes it has.</summary>
    Task<int> ReadAsync();
}
