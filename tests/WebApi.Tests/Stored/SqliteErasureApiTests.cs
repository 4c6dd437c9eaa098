using UserMacro.WebApi.Tests.Erasure;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over an SQLite file.</summary>
public sealed class SqliteErasureApiTests(SqliteApp app) : ErasureApiTests(app);
