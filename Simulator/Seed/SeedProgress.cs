namespace UserMacro.Simulator.Seed;

/// <summary>How far the seeding has come.</summary>
internal sealed class SeedProgress
{
    volatile string _step = "not started";
    volatile bool _done;

    public bool Done => _done;

    public string Step => _step;

    public void Report(string step) => _step = step;

    public void Finish()
    {
        _step = "done";
        _done = true;
    }
}
