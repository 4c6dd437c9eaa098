using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Parts;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqlitePartsApiTests(SqliteApp app) : PartsApiTests(app);
