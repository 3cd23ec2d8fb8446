using System.Text;
using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Packages.Tables;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Packages.Tables;

public sealed class ReadTableSpecs
{
    [Fact]
    public void A_row_has_a_cell_for_each_wave_the_oldest_first()
    {
        var row = Perception.Read("PS1,PC,AT001C\t70.0 \t72.5 e\t: ").Rows.ShouldHaveSingleItem();

        (row.Indicator, row.City, row.Line).ShouldBe(("PS1", "AT001C", 2));
        row.Cells.ShouldBe([new(null, MissingReason.NotPublished, "", ""), new(72.5m, null, "e", "72.5"), new(70.0m, null, "", "70.0")]);
    }

    [Theory]
    [InlineData(": u", "")]
    [InlineData("12.3 u", "12.3")]
    [InlineData("12.3eu", "12.3")]
    public void An_unreliable_value_is_missing_and_stays_as_printed(string cell, string printed)
    {
        var read = Perception.Read($"PS1,PC,AT001C\t{cell}\t:\t:").Rows[0].Cells[2];

        (read.Value, read.Missing, read.Printed).ShouldBe((null, MissingReason.Unreliable, printed));
        read.Answer.ShouldBe(new MissingAnswer(MissingReason.Unreliable));
    }

    [Fact]
    public void Rows_in_other_units_are_counted_and_left_out()
    {
        var table = Perception.Read("PS1,PC,AT001C\t1\t2\t3", "PS1,NR,AT001C\t1000\t2000\t3000");

        (table.Rows.Count, table.InOtherUnits).ShouldBe((1, 1));
    }

    [Fact]
    public void Keys_may_stand_in_columns_of_their_own_and_lines_end_as_they_do_elsewhere()
    {
        var description = Perception.Description with { Separator = TableSeparator.Semicolon, Columns = new("indicator", "city"), Waves = ["2012", "2015"] };

        var table = Perception.ReadBytes(Encoding.UTF8.GetBytes("\uFEFFcity;2015;indicator;2012\r\nEL001C;2.0;PS1;1.0\r\n\r\nAT001C;:;PS1;0\r\n"), description);

        table.Rows.Select(it => (it.Indicator, it.City, it.Line, it.Cells[0].Value, it.Cells[1].Value)).ShouldBe([("PS1", "EL001C", 2, 1.0m, 2.0m), ("PS1", "AT001C", 4, 0m, null)]);
    }

    [Theory]
    [InlineData("101.5", "line 2, column 2015: \"101.5\" does not fit the unit PC. The number must be")]
    [InlineData("-0.1", "line 2, column 2015: \"-0.1\" does not fit the unit PC. The number must be")]
    [InlineData("7.25", "line 2, column 2015: \"7.25\" does not fit the unit PC. At most 1 decimals")]
    [InlineData("24,5", "line 2, column 2015: \"24,5\" is no number")]
    [InlineData("1.2.3", "line 2, column 2015: \"1.2.3\" is no number")]
    [InlineData("n/a", "line 2, column 2015: \"n/a\" is no number")]
    [InlineData("e", "line 2, column 2015: \"e\" is no number")]
    [InlineData("0.00000000000000000000000000001", "is no number")]
    [InlineData("٣", "line 2, column 2015: \"٣\" is no number")]
    [InlineData("", "line 2, column 2015: The cell is empty; write \":\"")]
    [InlineData("12.0 x", "line 2, column 2015: \"x\" has the flag \"x\", which the description does not explain")]
    [InlineData(": p", "line 2, column 2015: \"p\" has the flag \"p\", which the description does not explain")]
    [InlineData("12.0 b12", "line 2, column 2015: \"b12\" has the flag \"1\"")]
    [InlineData("\"12\"", "is no number")]
    public void A_bad_cell_is_refused_with_its_line_and_column(string cell, string said) =>
        Refused(() => Perception.Read($"PS1,PC,AT001C\t1\t{cell}\t3")).ShouldContain(said);

    [Theory]
    [InlineData("PS1,PC,AT001C\t1\t2", "line 2: The row has 5 cells where the first line has 6")]
    [InlineData("PS1,PC,AT001C\t1\t2\t3\t4", "line 2: The row has 7 cells where the first line has 6")]
    [InlineData("PS1,AT001C\t1\t2\t3", "line 2: The row has 5 cells where the first line has 6")]
    [InlineData("PS1,PC,XX001C\t1\t2\t3", "line 2, column cities\\time: \"XX001C\" lies in no country that the description lists")]
    [InlineData(",PC,AT001C\t1\t2\t3", "line 2, column indic_ur: \"\" is no code")]
    [InlineData("PS1,PC,ATñ\t1\t2\t3", "line 2, column cities\\time: \"ATñ\" is no code")]
    [InlineData("PS1,pc,AT001C\t1\t2\t3", "There is no row in the unit \"PC\".")]
    public void A_bad_row_is_refused_with_its_line(string row, string said) => Refused(() => Perception.Read(row)).ShouldContain(said);

    [Fact]
    public void A_row_that_stands_twice_is_refused_with_both_lines() =>
        Refused(() => Perception.Read("PS1,PC,AT001C\t1\t2\t3", "PS2,PC,AT001C\t1\t2\t3", "PS1,PC,AT001C\t1\t2\t3")).ShouldContain("line 4: PS1 of AT001C stands on line 2 already");

    [Fact]
    public void Two_codes_that_would_share_an_id_are_refused() =>
        Refused(() => Perception.Read("PS1,PC,AT001C\t1\t2\t3", "ps1,PC,AT001C\t1\t2\t3")).ShouldContain("line 3, column indic_ur: \"ps1\" and \"PS1\" would both be called ps1");

    [Theory]
    [InlineData("indic_ur,unit,cities\\time\t2019\t2019\t2015\t2012", "line 1, column 2019: The column stands twice")]
    [InlineData("indic_ur,unit,cities\\time\t2019\t2015", "line 1: There is no column \"2012\"")]
    [InlineData("indic_ur,unit,cities\\time\t2023\t2019\t2015\t2012", "line 1, column 2023: The description does not say what this column is")]
    [InlineData("indic_ur,unit,geo\\time\t2019\t2015\t2012", "line 1: There is no column \"cities\\time\"")]
    public void A_first_line_that_does_not_fit_the_description_is_refused(string head, string said) =>
        Refused(() => Perception.ReadBytes(Encoding.UTF8.GetBytes(head + "\nPS1,PC,AT001C\t1\t2\t3\n"))).ShouldContain(said);

    [Fact]
    public void An_empty_file_is_refused() => Refused(() => Perception.ReadBytes([])).ShouldBe("table.tsv The file is empty.");

    [Fact]
    public void What_is_not_UTF_8_is_refused_on_its_line() =>
        Refused(() => Perception.ReadBytes([.. Encoding.UTF8.GetBytes(Perception.Head + "\nPS1,PC,AT001C\t1\t2\t3\n"), .. Encoding.Latin1.GetBytes("PS2,PC,ATé\t1\t2\t3\n")]))
            .ShouldBe("table.tsv line 3: The line is not UTF-8; save the table as UTF-8.");

    [Fact]
    public void A_table_in_UTF_16_is_refused() =>
        Refused(() => Perception.ReadBytes([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Perception.Head)])).ShouldContain("line 1: The line is not UTF-8");

    [Fact]
    public void A_line_without_end_is_refused() =>
        Refused(() => Perception.Read("PS1,PC,AT001C\t1\t2\t" + new string('3', 70_000))).ShouldBe("table.tsv line 2: The line is longer than 65536 bytes; a table has one row a line.");

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_the_first_ten_in_full()
    {
        var refused = Should.Throw<TableRefusedException>(() => Perception.Read([.. Enumerable.Range(1, 12).Select(it => $"PS{it},PC,AT001C\t1\tbad\t3")]));

        refused.Faults.Count.ShouldBe(12);
        refused.Message.Split('\n').Length.ShouldBe(11);
        refused.Message.ShouldEndWith("and 2 more.");
    }

    [Fact]
    public void A_table_that_is_wrong_throughout_is_not_read_to_its_end() =>
        Should.Throw<TableRefusedException>(() => Perception.Read([.. Enumerable.Range(1, 5_000).Select(it => $"PS{it},PC,AT001C\tbad\tbad\tbad")]))
            .Faults.Count.ShouldBeInRange(TableRefusedException.Most, TableRefusedException.Most + 3);

    [Fact]
    public void Whatever_is_in_a_file_it_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Int[0, 3], Gen.Byte, Gen.Int[0, 8].Select(it => new[] { "\t", "\n", ",", ":", "-", "é", "9", "\0", "u" }[it])).Array[1, 6].Sample(changes =>
        {
            var bytes = Good.ToList();
            foreach (var (at, how, any, text) in changes)
            {
                var place = Math.Min(at, bytes.Count);
                if (how > 0)
                    bytes.RemoveRange(place, Math.Min(how - 1, bytes.Count - place));
                bytes.InsertRange(place, how % 2 == 0 ? [any] : Encoding.UTF8.GetBytes(text));
            }

            try
            {
                Perception.ReadBytes([.. bytes]).Rows.ShouldAllBe(it => it.Cells.Count == 3 && it.Cells.All(cell => cell.Value == null || (cell.Value >= 0 && cell.Value <= 100)));
            }
            catch (TableRefusedException refused)
            {
                refused.Faults.ShouldNotBeEmpty();
            }
        }, iter: 5_000);

    [Fact]
    public async Task A_file_that_is_not_there_is_refused() =>
        (await Should.ThrowAsync<TableRefusedException>(() => ReadTable.FromAsync("/there/is/no/such/table.tsv", Perception.Description, TestContext.Current.CancellationToken)))
            .Message.ShouldContain("There is no such file.");

    private static readonly byte[] Good = Encoding.UTF8.GetBytes($"{Perception.Head}\nPS1,PC,AT001C\t70.0 \t72.5 e\t: \nPS1,PC,EL001C\t1.0 \t: u\t0.5 b\n");

    private static string Refused(Func<Table> read) => Should.Throw<TableRefusedException>(read).Message;
}
